package io.evenkeel.assistant.internal.model;

import java.net.URI;
import java.util.Optional;

/**
 * Where the model is and how it is spoken to.
 *
 * @param base such as {@code https://models.example.org/v1}
 * @param key sent as a bearer's token; shown nowhere
 */
public record Endpoint(URI base, String model, Optional<String> key) {

    /** Whether this request goes to the endpoint, and nowhere else. */
    boolean covers(URI target) {
        return base.getScheme().equals(target.getScheme())
                && base.getAuthority().equals(target.getAuthority())
                && target.getRawQuery() == null
                && target.getPath().startsWith(base.getPath() + "/")
                && !target.getPath().contains("..");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Endpoint[" + base + ", " + model + "]";
    }
}
