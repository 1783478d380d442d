package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.ChillerSet;
import io.evenkeel.cooling.UnusableInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One chiller set of a file of them; fields that the model does not need are passed over. */
public final class JsonChillers {
    private static final int CURVE = 6;
    private static final JsonMapper JSON = JsonSite.JSON
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonChillers() {}

    public static ChillerSet read(String file, String json, String name) {
        try {
            JsonNode all = JSON.readTree(json);
            List<JsonNode> found = StreamSupport.stream(all.spliterator(), false)
                    .filter(set -> set.path("name").asString("").equals(name))
                    .toList();
            if (found.size() != 1) {
                throw new UnusableInput(file + ": " + (found.isEmpty() ? "no chiller" : "more than one chiller")
                        + " is named \"" + name + "\". It has " + names(all) + ".");
            }
            ChillerSet set = JSON.treeToValue(found.getFirst(), ChillerSet.class);
            check(file, set);
            return set;
        } catch (DatabindException e) {
            throw new UnusableInput(file + ", " + name + ": " + JsonSite.place(e) + JsonSite.sentence(e), e);
        } catch (JacksonException e) {
            throw new UnusableInput(file + " is not JSON: " + JsonSite.sentence(e), e);
        }
    }

    private static String names(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .limit(20)
                .map(set -> set.path("name").asString("(none)"))
                .collect(Collectors.joining("; "));
    }

    private static void check(String file, ChillerSet set) {
        must(file, set, set.capft().size() == CURVE, "capft must have 6 coefficients");
        must(file, set, set.eirft().size() == CURVE, "eirft must have 6 coefficients");
        must(
                file,
                set,
                set.eirfplr().size() >= 2 && set.eirfplr().size() <= 4,
                "eirfplr must have 2 to 4 coefficients");
        must(file, set, set.referenceCapacityW() > 0, "reference_capacity_w must be above 0");
        must(file, set, set.referenceCop() > 0, "reference_cop must be above 0");
        must(file, set, set.referenceCondenserFlowM3s() > 0, "reference_condenser_flow_m3s must be above 0");
        must(file, set, set.minPlr() > 0 && set.minPlr() < 1, "min_plr must be between 0 and 1");
        must(file, set, ascends(set.leavingChwBoundsC()), "leaving_chw_bounds_c must be two ascending numbers");
        must(
                file,
                set,
                ascends(set.enteringCondenserBoundsC()),
                "entering_condenser_bounds_c must be two ascending numbers");
    }

    private static boolean ascends(List<Double> bounds) {
        return bounds.size() == 2 && bounds.get(0) < bounds.get(1);
    }

    private static void must(String file, ChillerSet set, boolean holds, String sentence) {
        if (!holds) {
            throw new UnusableInput(file + ", " + set.name() + ": " + sentence + ".");
        }
    }
}
