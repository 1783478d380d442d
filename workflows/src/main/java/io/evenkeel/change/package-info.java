/**
 * What people change on purpose: planned with its window, its steps and the way back, checked against what else is going
 * on, approved by risk, carried out while the alerts of its items are muted, and looked back on with figures. Owns the
 * changes, the freezes and the templates of what is done often.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "identity",
            "inventory",
            "telemetry",
            "alerting",
            "oncall",
            "incident",
            "diagnosis",
            "reporting",
            "workflow",
            "problem"
        })
@NullMarked
package io.evenkeel.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
