/**
 * The only sender. Stores intents in the caller's transaction, sends after commit, repeats by key.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity"})
@NullMarked
package io.evenkeel.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
