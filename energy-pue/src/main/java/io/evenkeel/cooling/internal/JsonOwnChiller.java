package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chiller that a calibrated site's file has of its own, as {@code chiller}. */
public final class JsonOwnChiller {
    static final String FIELD = "chiller";
    private static final int CURVE = 6;

    private JsonOwnChiller() {}

    public static Optional<Chiller> read(String file, String json) {
        try {
            JsonNode own = JsonSite.JSON.readTree(json).path(FIELD);
            if (own.isMissingNode() || own.isNull()) {
                return Optional.empty();
            }
            Chiller chiller = JsonSite.JSON.treeToValue(own, Chiller.class);
            check(file, chiller);
            return Optional.of(chiller);
        } catch (DatabindException e) {
            throw new UnusableInput(file + ": chiller: " + JsonSite.place(e) + JsonSite.sentence(e), e);
        } catch (JacksonException e) {
            throw new UnusableInput(file + " is not JSON: " + JsonSite.sentence(e), e);
        }
    }

    public static String written(Site site, Chiller chiller) {
        ObjectNode json = JsonSite.JSON.valueToTree(site);
        json.set(FIELD, JsonSite.JSON.valueToTree(chiller));
        return JsonSite.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static void check(String file, Chiller chiller) {
        must(
                file,
                Stream.of(chiller.a1(), chiller.a2(), chiller.a3()).allMatch(a -> a >= 0 && Double.isFinite(a)),
                "a1, a2 and a3 must be numbers of 0 or more");
        must(file, chiller.a1() + chiller.a2() + chiller.a3() > 0, "a1, a2 and a3 are all 0, a chiller without losses");
        must(file, chiller.capacity().size() == CURVE, "capacity must have 6 coefficients");
        must(file, ascends(chiller.leaving()), "leaving must ascend from least to most");
        must(file, ascends(chiller.entering()), "entering must ascend from least to most");
        must(file, ascends(chiller.lift()), "lift must ascend from least to most");
    }

    private static boolean ascends(Chiller.Range range) {
        return range.least() < range.most();
    }

    private static void must(String file, boolean holds, String sentence) {
        if (!holds) {
            throw new UnusableInput(file + ": chiller: " + sentence + ".");
        }
    }
}
