/**
 * What people apply for and get for a time: virtual machines, databases, storage. A catalogue with prices and quotas, from
 * the application by approval and provision to an item of the inventory with an owner and an end date, reminders before it,
 * a time of grace after it, and the return. Owns the catalogue, the quotas and every application.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "identity", "notify", "inventory", "telemetry", "reporting", "workflow"})
@NullMarked
package io.evenkeel.resource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
