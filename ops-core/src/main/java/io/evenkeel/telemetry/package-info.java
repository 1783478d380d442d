/**
 * Measurements: remote write in, instant and range queries out, behind {@link io.evenkeel.telemetry.MetricStore}.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "fleet", "inventory", "protocol", "otlp"})
@NullMarked
package io.evenkeel.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
