/**
 * PromQL: text to tokens ({@code Lexer}), tokens to a checked tree ({@code Parser}, {@code Expr}), tree to values
 * ({@code Evaluator}). Pure: no clock, no database; samples come from a {@link io.evenkeel.telemetry.SampleSource}.
 *
 * <p>Semantics are those of Prometheus 2.x: a range includes both ends, an instant looks back five minutes and includes
 * that end too, a stale marker ends a series. The evaluator works on whole rows, one value per step, instead of step by
 * step: labels are matched and grouped once per query. A row has no value at a step where its cell is
 * {@link io.evenkeel.telemetry.internal.promql.Row#NONE}.
 */
@NullMarked
package io.evenkeel.telemetry.internal.promql;

import org.jspecify.annotations.NullMarked;
