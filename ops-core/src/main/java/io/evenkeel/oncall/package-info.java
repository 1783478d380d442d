/**
 * Who is on call, who is next, and whom a page reaches.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "notify"})
@NullMarked
package io.evenkeel.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
