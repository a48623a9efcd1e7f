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
  scanner_.scan(passage);
}

bool PassageReader::cut_next(Passage& passage) {
  while (rest_.empty()) {
    if (sentence_ == document_->sentences.size()) return false;
    rest_ = document_->sentences[sentence_++].text;
  }
  passage.cut(tables_, document_->text, rest_);
  rest_.start = std::max(passage[passage.size() - 1].stopped, rest_.start + 1);
  return true;
}

}  // namespace caveat
