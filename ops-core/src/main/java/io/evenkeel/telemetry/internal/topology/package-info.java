/**
 * Spans to edges: {@link io.evenkeel.telemetry.internal.topology.SpanReading} reads what matters of spans,
 * {@link io.evenkeel.telemetry.internal.topology.SpanJoin} finds which belong together,
 * {@link io.evenkeel.telemetry.internal.topology.CallMinutes} counts, and what was counted is written down each quarter of a
 * minute. Spans themselves are kept nowhere.
 */
@NullMarked
package io.evenkeel.telemetry.internal.topology;

import org.jspecify.annotations.NullMarked;
