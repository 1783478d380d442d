/**
 * What the estate consists of and what depends on what: hosts, databases, caches, web servers, services and the business
 * services on top. Things that are watched appear by themselves; people add what nobody can measure: criticality, owner,
 * dependencies with their redundancy. Answers what the failure of an item takes down or weakens.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "fleet", "protocol"})
@NullMarked
package io.evenkeel.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
