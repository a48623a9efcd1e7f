// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "validators/context.hpp"

namespace caveat {

/// `orphan-document`, for a listed document that no entry and no left-out line stands on although
/// the corpus has entries files: a warning where the page makes claims, else a note.
Check check_orphan(const Context& context);

}  // namespace caveat
