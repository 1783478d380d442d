/** Gathers what was seen, has it judged, keeps what came of it. */
@NullMarked
package io.evenkeel.diagnosis.internal;

import org.jspecify.annotations.NullMarked;
