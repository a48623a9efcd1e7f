// SPDX-License-Identifier: Apache-2.0
//
// Third kind of check: absolute-cure language, and whatever else the packs say,
// in the wording of entries and in every sentence of the page.

#pragma once

#include <span>
#include <vector>

#include "validators/authorisation.hpp"
#include "validators/context.hpp"

namespace caveat {

/// The entry's own wording: `cure-language` always, with a proof when it passes;
/// another pack where one of its triggers stands. For an entry derived on the fly
/// the wording is the page's sentence and its findings point there.
std::vector<Check> check_wording(const Subject& subject, const Context& context);

/// `source-wording`, where the anchored words are absolute: an entry that is milder
/// than its page has to say how the page's words were dealt with.
std::vector<Check> check_source_wording(const Subject& subject, const Context& context);

/// Every sentence, heading, cell and caption in which a trigger stands, one check a
/// sentence and pack. Sentences that a derived entry has answered for are left out;
/// `answered` is parallel to the document's sentences; `leaves` are those that authorities
/// gave for words of the page.
std::vector<Check> check_sentences(const Context& context, const std::vector<bool>& answered,
                                   std::span<const Leave> leaves = {});

/// `cure-language` of the page as a whole, where it passes: how much was read.
std::vector<Check> check_page(const Context& context);

}  // namespace caveat
