/**
 * What is usual for a series, and where it leads: pure functions on times and values behind {@link
 * io.evenkeel.telemetry.Anomalies} and {@link io.evenkeel.telemetry.Forecasts}. No Spring, no clock, no database.
 */
@NullMarked
package io.evenkeel.telemetry.internal.analytics;

import org.jspecify.annotations.NullMarked;
