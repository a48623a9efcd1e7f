// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "command.hpp"
#include "date.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "report_files.hpp"
#include "reports/junit.hpp"
#include "reports/text.hpp"
#include "reports/xml.hpp"
#include "terminal.hpp"
#include "validators/examinable.hpp"
#include "validators/run.hpp"

namespace caveat {

namespace {

struct CheckOptions {
  InputOptions inputs;
  std::vector<std::string> reports;
  std::string fail_on;
  std::string as_of;
  std::string charset;
  std::string color = "auto";
  unsigned jobs = 0;
  bool deterministic = false;
  bool omit_text = false;
  bool quiet = false;
};

unsigned jobs_of(const CheckOptions& options) {
  return options.jobs ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

MakeReport report_maker(const CheckOptions& options, const Policy& policy,
                        std::shared_ptr<const Language> language, const std::string& started) {
  return [&options, policy, language = std::move(language), started](
             const ReportRequest& request, Sink sink) -> std::unique_ptr<Report> {
    if (request.format == "xml") {
      return make_xml_report(
          std::move(sink),
          {.omit_text = options.omit_text, .started = started, .language = language});
    }
    if (request.format == "junit") {
      return make_junit_report(std::move(sink), {.started = started, .policy = policy});
    }
    const bool shown = request.file == "-";
    const bool color =
        options.color == "always" || (options.color == "auto" && shown && terminal_has_color());
    return make_text_report(std::move(sink), {.color = color,
                                              .width = shown ? terminal_width() : 0,
                                              .quiet = shown && options.quiet,
                                              .language = language});
  };
}

/// What a person reads goes to standard output unless a report goes there.
std::vector<ReportRequest> reports_of(const CheckOptions& options) {
  std::vector<ReportRequest> requests = parse_report_requests(options.reports);
  const auto to_output = [](const ReportRequest& request) { return request.file == "-"; };
  if (std::ranges::none_of(requests, to_output)) requests.push_back({"text", "-"});
  return requests;
}

Policy policy_of(const CheckOptions& options, const Inputs& inputs) {
  Policy policy = inputs.corpus ? inputs.corpus->policy : Policy{};
  if (const auto severity = severity_from(options.fail_on)) policy.fail_on = *severity;
  return policy;
}

/// The packs the corpus asks for; those of the program where it asks in vain, so
/// that its documents are examined all the same.
std::shared_ptr<const Language> language_of(Inputs& inputs) {
  if (!inputs.corpus) return Language::embedded();
  try {
    return load_language(*inputs.corpus);
  } catch (const Error& error) {
    inputs.troubles.push_back(error);
    return Language::embedded();
  }
}

class CheckCommand {
 public:
  explicit CheckCommand(const CheckOptions& options) : options_(options) {}

  int run() {
    const std::vector<ReportRequest> requests = reports_of(options_);
    Inputs inputs = gather(options_.inputs);
    const auto language = language_of(inputs);
    const Policy policy = policy_of(options_, inputs);
    gate_ = Gate(policy);
    fill_head(inputs, *language);

    const Now started = now();
    ReportFiles reports(requests,
                        report_maker(options_, policy, language,
                                     options_.deterministic ? std::string{} : started.stamp),
                        [&](const Error& trouble) { take(trouble); });
    for (const Error& trouble : inputs.troubles) take(trouble);
    reports.begin(run_);
    check({.language = language,
           .date = run_.date,
           .items = std::move(inputs.items),
           .corpus = inputs.corpus ? &*inputs.corpus : nullptr,
           .charset = options_.charset,
           .read = [&](const CheckItem& item) { return read_item(inputs, item); },
           .jobs = jobs_of(options_)},
          {.document =
               [&](DocumentResult&& result) {
                 gate_.judge(result);
                 if (!result.not_checked_reason.empty()) say_not_checked(result, *language);
                 count(result, run_.counts);
                 reports.document(result);
               },
           .trouble = [&](const Error& trouble) { take(trouble); }});
    gate_.finish(run_);
    reports.end(run_);
    gate_.finish(run_);  // a report may have failed at the last moment
    return run_.exit_status;
  }

 private:
  void fill_head(const Inputs& inputs, const Language& language) {
    run_.tool_version = CAVEAT_VERSION;
    run_.date = options_.as_of.empty() ? now().date : options_.as_of;
    run_.root = inputs.root;
    run_.provenance = inputs.provenance;
    for (const Provenance& file : language.files()) run_.provenance.push_back(file);
    run_.counts.not_examined = inputs.not_examined;
  }

  static void say_not_checked(const DocumentResult& result, const Language& language) {
    complain(fmt::format("{}: not checked: {}\n  help: {}", result.document.info.path,
                         result.not_checked_reason,
                         how_to_make_examinable(result.document, language)));
  }

  void take(const Error& trouble) {
    complain(trouble.what());
    gate_.add(trouble);
    run_.troubles.push_back(trouble);
  }

  const CheckOptions& options_;
  Gate gate_;
  Run run_;
};

}  // namespace

void add_check(CLI::App& program, int& status) {
  CLI::App& command = *program.add_subcommand(
      "check", "validate a corpus, folders, entries files or bare documents");
  auto options = std::make_shared<CheckOptions>();
  command.add_option("PATH", options->inputs.paths,
                     "what to check; default ./caveat.xml; \"-\" is standard input");
  command
      .add_option("--report", options->reports,
                  "write a report: xml, junit or text; \"-\" is standard output; repeatable")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);  // each --report takes one value and leaves PATHs alone
  command.add_option("--fail-on", options->fail_on, "the mildest severity that fails the gate")
      ->check(CLI::IsMember({"error", "warning", "note"}));
  command.add_option("--as-of", options->as_of, "the day to check for; default today")
      ->type_name("YYYY-MM-DD")
      ->check(date_trouble);
  command
      .add_option("--format", options->inputs.format,
                  "text, markdown or html, for standard input and names that do not say")
      ->check(CLI::IsMember({"text", "markdown", "html"}));
  command.add_option("--stdin-name", options->inputs.stdin_name,
                     "what reports call standard input");
  command.add_option("--root", options->inputs.root,
                     "folder that paths in reports are relative to");
  command.add_option("--charset", options->charset,
                     "encoding of the documents, whatever they declare");
  command.add_option("--jobs", options->jobs, "threads; default one for each core")
      ->check(CLI::Range(1U, 1024U));
  command.add_flag("--deterministic", options->deterministic, "leave the time out of the reports");
  command.add_flag("--omit-text", options->omit_text,
                   "leave the documents' text out of the compliance report");
  command.add_flag("--quiet", options->quiet, "print the summary only");
  command.add_option("--color", options->color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.callback([options, &status] { status = CheckCommand(*options).run(); });
}

}  // namespace caveat
