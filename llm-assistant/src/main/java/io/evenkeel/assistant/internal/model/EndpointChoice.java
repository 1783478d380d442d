package io.evenkeel.assistant.internal.model;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * Reads {@code evenkeel.llm.*}, that is {@code EVENKEEL_LLM_URL}, {@code …_MODEL}, {@code …_KEY} or {@code …_KEY_FILE}, and
 * {@code …_PLAIN_HTTP}. Nothing is called where the address is not set.
 */
final class EndpointChoice {
    private static final String NAMES = "evenkeel.llm.";

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Environment settings;
    private final EndpointAddresses addresses;

    private EndpointChoice(Environment settings, EndpointAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /** What an installation has set. */
    sealed interface Chosen {}

    record None() implements Chosen {}

    record Usable(Endpoint endpoint) implements Chosen {}

    /** @param sentence what to correct; without any secret */
    record Unusable(String model, String sentence) implements Chosen {}

    static Chosen in(Environment settings) {
        return in(settings, new EndpointAddresses());
    }

    static Chosen in(Environment settings, EndpointAddresses addresses) {
        return new EndpointChoice(settings, addresses).chosen();
    }

    private Chosen chosen() {
        Optional<String> url = given("url");
        if (url.isEmpty()) {
            return new None();
        }
        Optional<String> model = given("model");
        try {
            return new Usable(new Endpoint(
                    base(url.get()),
                    model.orElseThrow(() -> new Wrong("EVENKEEL_LLM_URL is set without EVENKEEL_LLM_MODEL.")),
                    key()));
        } catch (Wrong wrong) {
            return new Unusable(model.orElse("?"), String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(settings.getProperty(NAMES + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private URI base(String url) {
        URI base;
        try {
            base = URI.create(url.replaceAll("/+$", ""));
        } catch (IllegalArgumentException none) {
            throw new Wrong("EVENKEEL_LLM_URL is no address; it looks like https://models.example.org/v1.");
        }
        if (EndpointAddresses.isOddlyWritten(String.valueOf(base.getRawAuthority()))) {
            throw new Wrong("EVENKEEL_LLM_URL writes an address in a way that hides where it leads. Write it as four"
                    + " decimal numbers, such as 10.1.2.3, or give a name.");
        }
        if (base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw new Wrong("EVENKEEL_LLM_URL has a host and a path only, such as https://models.example.org/v1.");
        }
        mustBeAllowed(base);
        return base;
    }

    /** What is sent must not be read on the way: without TLS only where the way is short, and somebody said so. */
    private void mustBeAllowed(URI base) {
        boolean plain = "http".equals(base.getScheme());
        if (!plain && !"https".equals(base.getScheme())) {
            throw new Wrong("EVENKEEL_LLM_URL begins with https://.");
        }
        if (plain && !settings.getProperty(NAMES + "plain-http", Boolean.class, false)) {
            throw new Wrong("EVENKEEL_LLM_URL begins with http://, which others on the way can read. Use https, or set"
                    + " EVENKEEL_LLM_PLAIN_HTTP=true for a server on this machine or in a private network.");
        }
        try {
            Optional<String> obstacle = addresses.obstacle(base);
            if (obstacle.isPresent()) {
                throw new Wrong((plain ? "EVENKEEL_LLM_URL begins with http://, and " : "EVENKEEL_LLM_URL: ")
                        + base.getHost() + " leads to " + obstacle.get() + ". Nothing is sent there. "
                        + (plain ? "Use https and the" : "Give the") + " address of a model's server.");
            }
        } catch (UnknownHostException e) {
            if (plain) {
                throw new Wrong(
                        "The host of EVENKEEL_LLM_URL is not known to the name service. Correct it and start again.");
            }
            // A proxy may know it, or the name service tomorrow; it is looked up again before each call.
        }
    }

    private Optional<String> key() {
        Optional<String> file = given("key-file");
        return file.isPresent() ? file.map(name -> read(Path.of(name))) : given("key");
    }

    private static String read(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new Wrong("The file of EVENKEEL_LLM_KEY_FILE can be read by others. Do: chmod 600 " + file);
            }
            return Files.readString(file).strip();
        } catch (IOException | UnsupportedOperationException e) {
            throw new Wrong("The file of EVENKEEL_LLM_KEY_FILE cannot be read.");
        }
    }

    /** A setting that cannot be. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }
}
