/**
 * The fight with one trouble, from open to closed; its verbs refuse what the state forbids.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "inventory", "telemetry", "alerting", "oncall"})
@NullMarked
package io.evenkeel.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
