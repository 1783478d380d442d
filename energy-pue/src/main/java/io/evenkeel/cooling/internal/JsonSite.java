package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A site from JSON, with what is wrong said by field. */
public final class JsonSite {
    private static final int MOST_COUNT = 64;
    private static final int MOST_NODES = 10_000;

    /** May be 0; everything else that is not a temperature must be above. */
    private static final Set<String> MAY_BE_ZERO = Set.of(
            "fixed",
            "linear",
            "square",
            "kw",
            "heat_share",
            "linear_per_k",
            "square_per_k2",
            "recirculation_k",
            "fixed_kpa",
            "mains_kpa",
            "chillers_kpa",
            "plate_kpa",
            "heater_kw",
            "least_kw",
            "fan_kw");

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private JsonSite() {}

    public static Site read(String file, String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree instanceof ObjectNode object) {
                object.remove(JsonOwnChiller.FIELD);
            }
            if (tree.path("chillers").path("count").asInt(0) == 0) {
                throw new UnusableInput(file + ": the site has no chiller. Set chillers.count to 1 or more.");
            }
            sizes(file, "", tree);
            Site site = JSON.treeToValue(tree, Site.class);
            counts(file, site);
            loads(file, site);
            tree(file, site.tree());
            return site;
        } catch (DatabindException e) {
            throw new UnusableInput(file + ": " + place(e) + sentence(e), e);
        } catch (JacksonException e) {
            throw new UnusableInput(file + " is not JSON: " + sentence(e), e);
        }
    }

    static String sentence(JacksonException e) {
        String message = e.getOriginalMessage();
        return message.replaceAll("\\s*\\(.*", "").replaceAll("[.;]?\\s*$", "") + ".";
    }

    static String place(DatabindException e) {
        StringBuilder place = new StringBuilder();
        e.getPath()
                .forEach(step -> place.append(place.isEmpty() || step.getPropertyName() == null ? "" : ".")
                        .append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName()));
        return place.isEmpty() ? "" : place + ": ";
    }

    private static void sizes(String file, String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                sizes(file, path + name + ".", value);
            } else if (value.isNumber() && !name.endsWith("_c")) {
                boolean fits = MAY_BE_ZERO.contains(name) ? value.asDouble() >= 0 : value.asDouble() > 0;
                if (!fits) {
                    throw new UnusableInput("%s: %s%s is %s; it must be %s."
                            .formatted(file, path, name, value, MAY_BE_ZERO.contains(name) ? "0 or more" : "above 0"));
                }
            }
        }
    }

    private static void counts(String file, Site site) {
        Map.of(
                        "chillers.count", site.chillers().count(),
                        "towers.cells", site.towers().cells(),
                        "chilled_water_pumps.count", site.chilledWaterPumps().count(),
                        "condenser_water_pumps.count",
                                site.condenserWaterPumps().count())
                .forEach((field, count) -> {
                    if (count > MOST_COUNT) {
                        throw new UnusableInput(file + ": " + field + " is " + count + "; at most " + MOST_COUNT + ".");
                    }
                });
    }

    private static void loads(String file, Site site) {
        if (site.hall().leastKw() > site.hall().designKw()) {
            throw new UnusableInput(file + ": hall.least_kw is above hall.design_kw.");
        }
        if (site.limits().leastInletC() > site.limits().mostInletC()) {
            throw new UnusableInput(file + ": limits.least_inlet_c is above limits.most_inlet_c.");
        }
    }

    private static void tree(String file, List<Site.Node> nodes) {
        if (nodes.size() > MOST_NODES) {
            throw new UnusableInput(file + ": the tree has more than " + MOST_NODES + " nodes.");
        }
        Map<String, String> feeds = new HashMap<>();
        for (Site.Node node : nodes) {
            if (feeds.put(node.id(), node.fedBy()) != null) {
                throw new UnusableInput(file + ": the tree has two nodes " + node.id() + ".");
            }
        }
        if (nodes.stream().filter(node -> node.fedBy().isEmpty()).count() > 1) {
            throw new UnusableInput(file + ": two nodes of the tree are fed by nothing; only the grid is.");
        }
        Set<String> sound = new HashSet<>();
        nodes.forEach(node -> climb(file, node.id(), feeds, sound));
    }

    /** Up to the grid; linear over all nodes, since what was climbed once is known to be sound. */
    private static void climb(String file, String from, Map<String, String> feeds, Set<String> sound) {
        Set<String> way = new HashSet<>();
        for (String at = from; !at.isEmpty() && !sound.contains(at); ) {
            if (!way.add(at)) {
                throw new UnusableInput(file + ": the tree has a loop at " + at + ": it feeds itself.");
            }
            String above = feeds.get(at);
            if (above == null) {
                throw new UnusableInput(file + ": a node of the tree is fed by " + at + ", which is not in it.");
            }
            at = above;
        }
        sound.addAll(way);
    }
}
