/**
 * Rules over measurements: what fires, since when, why; says it as events.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "notify", "fleet", "telemetry", "protocol"})
@NullMarked
package io.evenkeel.alerting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
