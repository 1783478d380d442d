/** Holds each claim against its sources. Pure. */
@NullMarked
package io.evenkeel.assistant.internal.check;

import org.jspecify.annotations.NullMarked;
