package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was measured, as the inventory knows it.
 *
 * @param foundAs stays the same however often it is seen
 * @param usualName its name until a person gives another
 * @param facts what its series say of it; may be empty
 */
record Sighting(String foundAs, Kind kind, String usualName, Map<String, String> facts, Optional<Target> target) {

    Sighting {
        facts = Map.copyOf(facts);
    }

    /** What a scraper asks: its series carry these labels. */
    record Target(String job, String instance) {

        /** {@code db-1} of {@code db-1:9187} or {@code http://db-1:8080/status}. */
        String host() {
            String rest = instance.contains("://") ? instance.substring(instance.indexOf("://") + 3) : instance;
            String place = rest.split("[/?]", 2)[0];
            boolean bareAddress = place.chars().filter(letter -> letter == ':').count() > 1 && !place.startsWith("[");
            return (bareAddress ? place : place.replaceFirst(":\\d+$", "")).toLowerCase(Locale.ROOT);
        }
    }

    static String foundAsHost(String host) {
        return "host/" + host.toLowerCase(Locale.ROOT);
    }

    static String foundAsTarget(Target target) {
        return "target/" + target.job() + "/" + target.instance();
    }
}
