// SPDX-License-Identifier: Apache-2.0

#include <utility>

#include "caveat/check.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "validators/run.hpp"

namespace caveat {

Run check_paths(const std::vector<std::string>& paths, const CheckSettings& settings) {
  Inputs inputs = gather({.paths = paths, .root = settings.root});
  Policy policy = inputs.corpus ? inputs.corpus->policy : Policy{};
  if (settings.fail_on) policy.fail_on = *settings.fail_on;
  Gate gate(policy);

  const auto language = inputs.corpus ? load_language(*inputs.corpus) : Language::embedded();
  Run run = check({.language = language,
                   .date = settings.date,
                   .items = inputs.items,
                   .corpus = inputs.corpus ? &*inputs.corpus : nullptr,
                   .charset = settings.charset,
                   .read = [&](const CheckItem& item) { return read_item(inputs, item); },
                   .jobs = settings.jobs});
  run.root = inputs.root;
  run.date = settings.date;
  run.troubles.insert(run.troubles.begin(), inputs.troubles.begin(), inputs.troubles.end());
  for (DocumentResult& result : run.documents) gate.judge(result);
  for (const Error& trouble : run.troubles) gate.add(trouble);
  gate.finish(run);
  return run;
}

}  // namespace caveat
