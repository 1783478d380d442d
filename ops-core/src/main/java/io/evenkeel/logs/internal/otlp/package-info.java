/** Log records of OpenTelemetry to lines. Pure. */
@NullMarked
package io.evenkeel.logs.internal.otlp;

import org.jspecify.annotations.NullMarked;
