package io.evenkeel.energy.internal;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.Settlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of contracts, readings and settlements. */
public final class SettlementJson {
    private static final int MOST_PERIODS = 1000;
    private static final int MOST_DIGITS = 40;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SettlementJson() {}

    public static Contract contract(String file, String json) {
        JsonNode node = tree(file, json);
        Contract contract = new Contract(
                needed(file, node, "design_it_kw"),
                needed(file, node, "min_mean_load_fraction"),
                needed(file, node, "bonus_below_pue"),
                needed(file, node, "penalty_above_pue"),
                needed(file, node, "share"));
        must(contract.designItKw().signum() > 0, file + ": design_it_kw must be above 0.");
        must(contract.minMeanLoadFraction().signum() >= 0, file + ": min_mean_load_fraction must be 0 or more.");
        must(
                contract.bonusBelowPue().compareTo(BigDecimal.ONE) >= 0
                        && contract.bonusBelowPue().compareTo(contract.penaltyAbovePue()) <= 0,
                file + ": bonus_below_pue must be between 1 and penalty_above_pue.");
        must(
                contract.share().signum() >= 0 && contract.share().compareTo(BigDecimal.ONE) <= 0,
                file + ": share must be between 0 and 1.");
        return contract;
    }

    public static MeteredYear meters(String file, String json) {
        JsonNode node = tree(file, json);
        int year = node.path("year").asInt(0);
        must(year >= 1900 && year <= 9999, file + ": year must be between 1900 and 9999.");
        JsonNode rows = node.path("periods");
        must(rows.isArray() && rows.size() <= MOST_PERIODS, file + ": periods must be a list of at most 1,000.");
        List<MeteredYear.Period> periods = new ArrayList<>();
        for (JsonNode row : rows) {
            String place = file + ", period " + (periods.size() + 1);
            int month = row.path("month").asInt(0);
            must(month >= 1 && month <= 12, place + ": month must be between 1 and 12.");
            periods.add(new MeteredYear.Period(
                    month,
                    number(place, row, "it_kwh"),
                    number(place, row, "facility_kwh"),
                    number(place, row, "tariff_cny_per_kwh")));
        }
        return new MeteredYear(year, periods);
    }

    public static Optional<BigDecimal> designItKw(String file, String json) {
        Optional<BigDecimal> kw = number(file, tree(file, json), "design_it_kw");
        kw.ifPresent(one -> must(one.signum() > 0, file + ": design_it_kw must be above 0."));
        return kw;
    }

    private static JsonNode tree(String file, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            must(node.isObject(), file + ": a JSON object is expected.");
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static BigDecimal needed(String file, JsonNode node, String field) {
        return number(file, node, field)
                .orElseThrow(() -> new IllegalArgumentException(file + ": " + field + " is missing."));
    }

    private static Optional<BigDecimal> number(String place, JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        try {
            BigDecimal number = new BigDecimal(text.strip());
            must(
                    number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS,
                    place + ": " + field + " has too many digits.");
            return Optional.of(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + ": " + field + " is " + value + ", not a number.", e);
        }
    }

    private static void must(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    public static String of(Settlement settlement) {
        ObjectNode json = JSON.createObjectNode();
        switch (settlement) {
            case Settlement.Incomplete(List<Integer> months) -> {
                json.put("status", "INCOMPLETE");
                months.forEach(json.putArray("incomplete_months")::add);
                json.putNull("amount_cny");
            }
            case Settlement.Invalid(String reason) ->
                json.put("status", "INVALID").put("reason", reason).putNull("amount_cny");
            case Settlement.NotApplicable(Settlement.Year year) ->
                put(json.put("status", "NOT_APPLICABLE"), year).put("amount_cny", "0.00");
            case Settlement.Neutral(Settlement.Year year) ->
                put(json.put("status", "NEUTRAL"), year).put("amount_cny", "0.00");
            case Settlement.Bonus bonus ->
                put(json.put("status", "BONUS"), bonus.year())
                        .put("saving_kwh", plain(bonus.savingKwh()))
                        .put("saving_cny", bonus.savingCny().toPlainString())
                        .put("amount_cny", bonus.amount().toPlainString());
            case Settlement.Penalty penalty ->
                put(json.put("status", "PENALTY"), penalty.year())
                        .put("excess_kwh", plain(penalty.excessKwh()))
                        .put("excess_cny", penalty.excessCny().toPlainString())
                        .put("amount_cny", penalty.amount().toPlainString());
        }
        return json.toString();
    }

    private static ObjectNode put(ObjectNode json, Settlement.Year year) {
        return json.put("it_kwh", year.itKwh().toPlainString())
                .put("facility_kwh", year.facilityKwh().toPlainString())
                .put("hours", year.hours())
                .put("mean_it_load_kw", year.meanItLoadKw().toPlainString())
                .put("mean_it_load_fraction", year.meanItLoadFraction().toPlainString())
                .put("pue", year.pue().toPlainString());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
