package io.evenkeel.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Years whose settlement was computed elsewhere, boundaries and roundings among them. */
public final class SettlementCases {
    private SettlementCases() {}

    /** @param expected fields of the settlement as JSON */
    public record Case(Contract contract, MeteredYear year, JsonNode expected) {}

    public static List<Case> all() {
        JsonNode all = read();
        String contract = all.path("contract").toString();
        return all.path("cases")
                .valueStream()
                .map(one -> new Case(
                        SettlementFiles.designItKw("meters", one.toString())
                                .map(SettlementFiles.contract("contract", contract)::withDesignItKw)
                                .orElseGet(() -> SettlementFiles.contract("contract", contract)),
                        SettlementFiles.meters("meters", one.toString()),
                        one.path("expected")))
                .toList();
    }

    private static JsonNode read() {
        try (var in = Objects.requireNonNull(SettlementCases.class.getResourceAsStream("settlement-cases.json"))) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
