// SPDX-License-Identifier: Apache-2.0

#include "report_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include "terminal.hpp"

namespace caveat {

namespace {

constexpr std::array<std::string_view, 3> formats = {"junit", "text", "xml"};

Error usage(std::string problem, std::string help) {
  return Error({}, std::move(problem), std::move(help));
}

/// The same for every way to write one path.
std::string identity(const std::string& file) {
  if (file == "-") return file;
  std::error_code ignored;
  const auto resolved = std::filesystem::weakly_canonical(std::filesystem::absolute(file), ignored);
  return resolved.empty() ? file : resolved.string();
}

Error not_written(const std::string& name, const char* reason) {
  return Error({.path = name}, fmt::format("the report cannot be written: {}", reason), {},
               Error::Kind::unavailable);
}

}  // namespace

std::vector<ReportRequest> parse_report_requests(const std::vector<std::string>& arguments) {
  std::vector<ReportRequest> requests;
  std::set<std::string> targets;
  for (const std::string& argument : arguments) {
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos || sign + 1 == argument.size()) {
      throw usage(fmt::format("--report {}: no file is named", argument),
                  "write --report FORMAT=FILE; \"-\" is standard output");
    }
    ReportRequest request{argument.substr(0, sign), argument.substr(sign + 1)};
    if (std::ranges::find(formats, request.format) == formats.end()) {
      throw usage(fmt::format("--report {}: no such format", request.format),
                  fmt::format("the formats are {}", fmt::join(formats, ", ")));
    }
    if (!targets.insert(identity(request.file)).second) {
      throw usage(fmt::format("--report {}: another report goes there already", argument),
                  "give every report a file of its own");
    }
    requests.push_back(std::move(request));
  }
  return requests;
}

ReportFiles::ReportFiles(const std::vector<ReportRequest>& requests, const MakeReport& make,
                         std::function<void(const Error&)> on_trouble)
    : on_trouble_(std::move(on_trouble)) {
  for (const ReportRequest& request : requests) {
    Open open{.name = request.file == "-" ? "standard output" : request.file};
    try {
      if (request.file == "-") {
        open.report = make(request, print);
      } else {
        open.file = std::make_unique<ReplacementFile>(request.file);
        open.report =
            make(request, [file = open.file.get()](std::string_view bytes) { file->write(bytes); });
      }
      reports_.push_back(std::move(open));
    } catch (const FileError& error) {
      on_trouble_(not_written(open.name, error.what()));
    }
  }
}

template <typename Action>
void ReportFiles::each(const Action& action) {
  for (Open& open : reports_) {
    if (!open.report) continue;
    try {
      action(open);
    } catch (const FileError& error) {
      open.report.reset();
      open.file.reset();
      on_trouble_(not_written(open.name, error.what()));
    }
  }
}

void ReportFiles::begin(const Run& head) {
  each([&](Open& open) { open.report->begin(head); });
}

void ReportFiles::document(const DocumentResult& result) {
  each([&](Open& open) { open.report->document(result); });
}

void ReportFiles::end(const Run& summary) {
  each([&](Open& open) {
    open.report->end(summary);
    if (open.file) open.file->commit();
  });
}

}  // namespace caveat
