package io.evenkeel.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs a real program of others. Where it is not installed the test is skipped with {@code BLOCKED: …}; with
 * {@code EVENKEEL_REQUIRE_PEERS=1} it runs all the same, and fails, unless {@code docs/blocked-peers.md} lists the program.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("peer")
@ExtendWith(PeerInstalled.class)
public @interface NeedsPeer {
    /** The program's name on {@code PATH}. */
    String value();
}
