// SPDX-License-Identifier: Apache-2.0

#include "reports/paint.hpp"

#include <fmt/format.h>

namespace caveat {

namespace {

std::string_view code_of(Paint paint) {
  switch (paint) {
    case Paint::bold:
      return "1";
    case Paint::red:
      return "1;31";
    case Paint::yellow:
      return "33";
    case Paint::cyan:
      return "36";
    case Paint::green:
      return "32";
  }
  return "0";
}

}  // namespace

Paint paint_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Paint::red;
    case Severity::warning:
      return Paint::yellow;
    case Severity::note:
      return Paint::cyan;
  }
  return Paint::red;
}

Paint paint_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
    case Verdict::not_applicable:
      return Paint::green;
    case Verdict::fail:
    case Verdict::error:
      return Paint::red;
    case Verdict::waived:
    case Verdict::not_checked:
    case Verdict::needs_human:
      return Paint::yellow;
  }
  return Paint::red;
}

std::string painted(Paint paint, std::string_view text) {
  return text.empty() ? "" : fmt::format("\x1B[{}m{}\x1B[0m", code_of(paint), text);
}

}  // namespace caveat
