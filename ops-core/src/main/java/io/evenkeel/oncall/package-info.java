/**
 * Who is on call, who is next, whom a page reaches, and what one shift hands to the next.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "notify", "fleet", "telemetry", "alerting"})
@NullMarked
package io.evenkeel.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
