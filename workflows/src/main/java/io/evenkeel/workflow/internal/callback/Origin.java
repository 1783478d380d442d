package io.evenkeel.workflow.internal.callback;

import io.evenkeel.audit.Refusal;
import java.net.URI;
import java.util.Locale;

/** Which system an address belongs to: scheme, host and port (RFC 6454). Pure. */
final class Origin {

    private Origin() {}

    /** @throws Refusal INVALID if it is no address that can be called */
    static String of(String url, String field) {
        URI address = uri(url, field);
        String scheme = lower(address.getScheme());
        if ((!scheme.equals("https") && !scheme.equals("http")) || address.getHost() == null) {
            throw notOne(field);
        }
        int usual = scheme.equals("https") ? 443 : 80;
        boolean said = address.getPort() >= 0 && address.getPort() != usual;
        return scheme + "://" + lower(address.getHost()) + (said ? ":" + address.getPort() : "");
    }

    private static String lower(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static URI uri(String url, String field) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw notOne(field);
        }
    }

    private static Refusal notOne(String field) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "address-not-allowed",
                "This is no address that can be called; it looks like https://provision.example.org/orders.",
                field);
    }
}
