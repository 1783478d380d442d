package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Given;
import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree on the wire; enums are words. */
final class EnergyTreeBodies {
    private EnergyTreeBodies() {}

    /** @param version of the tree that is answered; passed over in a request, where {@code If-Match} says it */
    record EnergyTreeBody(
            @Nullable List<EnergyNodeBody> nodes,
            @Nullable List<EnergyMeterBody> meters,
            @Nullable Long version) {

        static EnergyTreeBody of(EnergyTree tree, long version) {
            return new EnergyTreeBody(
                    tree.nodes().stream().map(EnergyNodeBody::of).toList(),
                    tree.meters().stream().map(EnergyMeterBody::of).toList(),
                    version);
        }

        EnergyTree tree() {
            return new EnergyTree(
                    allGiven(nodes, "nodes").stream().map(EnergyNodeBody::node).toList(),
                    allGiven(meters, "meters").stream()
                            .map(EnergyMeterBody::meter)
                            .toList());
        }
    }

    /**
     * @param kind {@code grid}, {@code transformer}, {@code switchgear}, {@code ups}, {@code pdu}, {@code rack}, {@code
     *     cooling}, {@code other}
     * @param it {@code ups_output}, {@code pdu_output}, {@code equipment}, or none
     */
    record EnergyNodeBody(
            @Nullable String id,
            @Nullable String name,
            @Nullable String fedBy,
            @Nullable String kind,
            @Nullable String it) {

        static EnergyNodeBody of(EnergyNode node) {
            return new EnergyNodeBody(
                    node.id(),
                    node.name(),
                    node.fedBy().orElse(null),
                    word(node.kind()),
                    node.it().map(EnergyTreeBodies::word).orElse(null));
        }

        EnergyNode node() {
            return new EnergyNode(
                    given(id, "id"),
                    given(name, "name"),
                    Given.text(fedBy),
                    oneOf(EnergyNode.Kind.values(), given(kind, "kind"), "kind"),
                    Given.text(it).map(word -> oneOf(EnergyNode.ItBoundary.values(), word, "it")));
        }
    }

    /**
     * @param series name of the series it is read from; none for one that people read
     * @param unit {@code wh}, {@code kwh}, {@code mwh}, {@code gj}, {@code w}, {@code kw}, {@code mw}, {@code litre},
     *     {@code cubic_metre}
     * @param factor 1 unless given
     * @param errorPercent its class; 1 unless given
     * @param longestGapSeconds 300 unless given
     * @param stuckAfterSeconds 3,600 unless given
     */
    record EnergyMeterBody(
            @Nullable String id,
            @Nullable String node,
            @Nullable String series,
            @Nullable Map<String, String> labels,
            @Nullable String unit,
            @Nullable Double factor,
            @Nullable Double errorPercent,
            @Nullable Double wrapsAt,
            @Nullable Double most,
            @Nullable Long longestGapSeconds,
            @Nullable Long stuckAfterSeconds,
            @Nullable Boolean mayRest) {
        private static final long GAP = 300;
        private static final long STUCK = 3_600;

        static EnergyMeterBody of(Meter meter) {
            var series = meter.source() instanceof MeterSource.Series one ? one : null;
            return new EnergyMeterBody(
                    meter.id(),
                    meter.node(),
                    series == null ? null : series.name(),
                    series == null ? null : series.labels(),
                    word(meter.unit()),
                    meter.factor(),
                    meter.errorPercent(),
                    meter.wrapsAt().isPresent() ? meter.wrapsAt().getAsDouble() : null,
                    meter.most(),
                    meter.longestGap().toSeconds(),
                    meter.stuckAfter().toSeconds(),
                    meter.mayRest());
        }

        Meter meter() {
            String named = "meters." + given(id, "id");
            return new Meter(
                    given(id, "id"),
                    given(node, named + ".node"),
                    Given.text(series)
                            .<MeterSource>map(name -> new MeterSource.Series(name, labels == null ? Map.of() : labels))
                            .orElseGet(MeterSource.ByHand::new),
                    oneOf(Meter.Unit.values(), given(unit, named + ".unit"), named + ".unit"),
                    orElse(factor, 1.0),
                    orElse(errorPercent, 1.0),
                    wrapsAt == null ? OptionalDouble.empty() : OptionalDouble.of(wrapsAt),
                    given(most, named + ".most"),
                    Duration.ofSeconds(orElse(longestGapSeconds, GAP)),
                    Duration.ofSeconds(orElse(stuckAfterSeconds, STUCK)),
                    Boolean.TRUE.equals(mayRest));
        }
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E oneOf(E[] values, String word, String field) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "word-unknown",
                        field + " must be one of "
                                + Arrays.stream(values)
                                        .map(EnergyTreeBodies::word)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        field));
    }
}
