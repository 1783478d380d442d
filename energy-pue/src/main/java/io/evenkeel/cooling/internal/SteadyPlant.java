package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The plant part by part, along the heat: hall, coils, chilled water, plate, chillers, condenser water, towers. */
public record SteadyPlant(Site site, Chiller chiller) implements Plant {

    @Override
    public Outcome evaluate(Weather weather, double loadKw, Setting setting) {
        try {
            return new Outcome.Runs(new PlantHour(site, chiller, weather, loadKw, setting).state());
        } catch (Broken broken) {
            return new Outcome.Breaks(broken.limit);
        }
    }

    /** Ends an evaluation; made once per limit, without a stack. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final Map<Limit, Broken> ALL = all();
        private final transient Limit limit;

        private Broken(Limit limit) {
            super(limit.words(), null, false, false);
            this.limit = limit;
        }

        private static Map<Limit, Broken> all() {
            Map<Limit, Broken> all = new EnumMap<>(Limit.class);
            for (Limit limit : Limit.values()) {
                all.put(limit, new Broken(limit));
            }
            return all;
        }

        static void unless(boolean holds, Limit limit) {
            if (!holds) {
                throw Objects.requireNonNull(ALL.get(limit));
            }
        }
    }
}
