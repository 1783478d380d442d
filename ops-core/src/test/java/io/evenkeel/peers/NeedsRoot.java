package io.evenkeel.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what only root can do. For anybody else it is skipped with {@code BLOCKED: …}; with
 * {@code EVENKEEL_REQUIRE_PEERS=1} it runs all the same, and fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsAsRoot.class)
public @interface NeedsRoot {}
