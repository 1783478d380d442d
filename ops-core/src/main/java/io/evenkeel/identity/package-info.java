/**
 * People, roles, sessions and tokens: turns a credential into an {@link io.evenkeel.audit.Actor}.
 */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package io.evenkeel.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
