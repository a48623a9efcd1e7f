// SPDX-License-Identifier: Apache-2.0

#include "language/passage_reader.hpp"

#include <algorithm>
#include <cassert>

#include "language/tables.hpp"

namespace caveat {

void PassageReader::start(const Document& document) {
  document_ = &document;
  sentence_ = 0;
  rest_ = {};
  passages_[current_].clear();
  given_ = 0;
}

Stretch PassageReader::next() {
  if (given_ == passages_[current_].size()) fill();
  return passages_[current_][given_++];
}

// The passage before stays as it is: its last stretch may still be asked for.
void PassageReader::fill() {
  current_ = 1 - current_;
  given_ = 0;
  Passage& passage = passages_[current_];
  passage.clear();
  while (passage.size() < most_stretches && cut_next(passage)) {
  }
  assert(passage.size() > 0);
  passage.settle(tables_);
  scanner_.scan(passage, weigh(passage));
}

Scanner::Wanted PassageReader::weigh(const Passage& passage) {
  constexpr std::size_t ahead = 2;
  Scanner::Wanted wanted{0, 0};
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (i + ahead < passage.size()) scales_.fetch(passage[i + ahead].tokens);
    if (begun_[i] == no_sentence) continue;
    scales_.put(begun_[i], passage[i].tokens);
    const Wants wants = wants_of_(begun_[i]);
    wanted.context |= Stretches{wants == Wants::context ? 1U : 0U} << i;
    wanted.if_hedged |= Stretches{wants == Wants::context_if_hedged ? 1U : 0U} << i;
  }
  return wanted;
}

bool PassageReader::cut_next(Passage& passage) {
  while (rest_.empty()) {
    if (sentence_ == document_->sentences.size()) return false;
    rest_ = document_->sentences[sentence_++].text;
  }
  const auto sentence = static_cast<std::uint32_t>(sentence_ - 1);
  const bool begins = rest_.start == document_->sentences[sentence].text.start;
  begun_[passage.size()] = begins ? sentence : no_sentence;
  passage.cut(tables_, document_->text, rest_);
  rest_.start = std::max(passage[passage.size() - 1].stopped, rest_.start + 1);
  return true;
}

}  // namespace caveat
