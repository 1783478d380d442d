package io.evenkeel.audit;

import java.time.ZoneId;
import org.springframework.core.env.PropertyResolver;

/** In which zone days, weeks and working hours are: {@code evenkeel.zone}, else the server's. */
public final class HouseZone {
    private static final String SETTING = "evenkeel.zone";

    private HouseZone() {}

    public static ZoneId of(PropertyResolver settings) {
        return zone(settings, SETTING, ZoneId.systemDefault());
    }

    /** @param own a room's setting that goes before, such as {@code evenkeel.change.zone} */
    public static ZoneId of(PropertyResolver settings, String own) {
        return zone(settings, own, of(settings));
    }

    private static ZoneId zone(PropertyResolver settings, String name, ZoneId otherwise) {
        // Read as a zone only where there is one: a start that fails names the setting whose value was none.
        return settings.getProperty(name, "").isBlank() ? otherwise : settings.getRequiredProperty(name, ZoneId.class);
    }
}
