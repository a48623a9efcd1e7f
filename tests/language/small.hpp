// SPDX-License-Identifier: Apache-2.0
//
// A language of one rule and one cue: tests that need any language do not change with the
// shipped packs.

#pragma once

#include <string_view>

namespace caveat {

inline constexpr std::string_view small_lexicon =
    R"(<lexicon xmlns="urn:caveat:lexicon:1" id="small" lang="en" version="1">
  <paradigm of="verb" ending="e" forms="e es ed ing"/>
  <paradigm of="verb" ending="" forms=" s ed ing"/>
  <words of="verb">cure heal</words>
  <contraction word="can't" is="can not"/>
  <class id="function-word"><terms>the, it, a, not, and</terms></class>
  <class id="gap-stop"><terms>but</terms></class>
  <class id="trigger-stop"><terms>not</terms></class>
  <class id="health"><terms>acne, eczema, scar</terms></class>
  <class id="number"><terms>one, two</terms></class>
  <class id="off-topic"><terms>resin, ham</terms></class>
  <class id="critical-voice"><terms>misleading</terms></class>
  <class id="sober-voice"><terms>study</terms></class>
  <class id="seller-voice"><terms>order</terms></class>
  <class id="reporting"><terms>says</terms></class>
  <class id="condition" kind="condition"><terms>acne, eczema</terms></class>
  <cues status="negated" role="forward"><cue id="not">not</cue></cues>
  <boundaries><boundary kind="contrast">[but]</boundary></boundaries>
  <sense status="unrelated" for="cure">~cure ..2 resin</sense>
  <recogniser id="cures" kind="claim" strength="absolute">~cure ..2 @condition</recogniser>
</lexicon>
)";

inline constexpr std::string_view small_pack =
    R"(<pack xmlns="urn:caveat:pack:1" id="own" lang="en" version="1" title="Own">
<rule id="own/cure" category="cure" severity="error" status="stable" since="1">
<title>t</title><why>w</why><basis definition="yes"/>
<pattern>[~cure] ..2 @condition</pattern>
<message>m</message><advice>a</advice>
<fail>It <mark>cures</mark> eczema.</fail>
<pass>It does not cure eczema.</pass><pass>It can't cure acne.</pass><pass>It cures resin.</pass>
</rule>
</pack>
)";

}  // namespace caveat
