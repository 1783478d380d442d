package io.evenkeel.identity.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.PasswordRule;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords with bcrypt. Slow on purpose, so it is never called inside a transaction, and at most
 * {@value #AT_ONCE} are hashed at once: a flood of sign-ins cannot take every processor from the rest of the server.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 10;
    /** Without those that look alike on paper: 0 o 1 l i. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore hashing = new Semaphore(AT_ONCE);
    private final BCryptPasswordEncoder bcrypt;
    /** Looks like any other hash and is nobody's. */
    final String nobodysHash;

    /** @param strength the logarithm of bcrypt's rounds; 12 takes about a quarter of a second */
    Passwords(@Value("${evenkeel.password-strength:12}") int strength) {
        this.bcrypt = new BCryptPasswordEncoder(strength);
        this.nobodysHash = "$2a$%02d$".formatted(strength) + ".".repeat(53);
    }

    String hash(String password) {
        return oneOfFew(() -> bcrypt.encode(password));
    }

    /** Compares; takes as long where there is no hash to compare with, so that time tells nobody which names exist. */
    boolean matches(String password, Optional<String> hash) {
        boolean comparable = bytes(password) <= PasswordRule.MOST_BYTES && hash.isPresent();
        boolean same = oneOfFew(() -> bcrypt.matches(password, comparable ? hash.orElseThrow() : nobodysHash));
        return comparable && same;
    }

    /** Sixteen characters in groups of four that a person can copy by hand: 79 random bits. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private <T> T oneOfFew(Supplier<T> work) {
        boolean mine = false;
        try {
            mine = hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "too-many-sign-ins",
                        "Too many people are signing in at this moment. Try again in a minute.");
            }
            return work.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "stopping", "The server is stopping. Try again in a minute.");
        } finally {
            if (mine) {
                hashing.release();
            }
        }
    }
}
