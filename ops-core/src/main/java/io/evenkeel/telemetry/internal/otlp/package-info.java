/** Metrics of OpenTelemetry to series, with the names and labels that Prometheus gives them. Pure. */
@NullMarked
package io.evenkeel.telemetry.internal.otlp;

import org.jspecify.annotations.NullMarked;
