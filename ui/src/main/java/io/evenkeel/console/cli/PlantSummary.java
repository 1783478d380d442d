package io.evenkeel.console.cli;

import io.evenkeel.cooling.EnergySum;
import io.evenkeel.cooling.Powers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A simulation in numbers, as one line of JSON. Ratios of nothing are null. */
final class PlantSummary {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PlantSummary() {}

    static String json(EnergySum sum, long violations, double seconds) {
        ObjectNode summary = JSON.createObjectNode();
        ratio(summary, "pue", sum.pue());
        ratio(summary, "work_pue", sum.workPue());
        summary.put("total_kwh", sum.kwh().total());
        summary.put("it_kwh", sum.kwh().it());
        parts(summary.putObject("kwh"), sum.kwh());
        summary.putObject("hours")
                .put("free", sum.free())
                .put("partial", sum.partial())
                .put("mechanical", sum.mechanical())
                .put("infeasible", sum.infeasible())
                .put("flag_t", sum.outsideTemperatures())
                .put("flag_l", sum.outsideLift());
        summary.put("limit_violations", violations);
        summary.put("solver_seconds", seconds);
        return summary.toString();
    }

    private static void ratio(ObjectNode summary, String name, double value) {
        if (Double.isFinite(value)) {
            summary.put(name, value);
        } else {
            summary.putNull(name);
        }
    }

    private static void parts(ObjectNode parts, Powers kwh) {
        parts.put("pdu", kwh.pdu())
                .put("ups", kwh.ups())
                .put("transformer", kwh.transformer())
                .put("aux", kwh.auxiliary())
                .put("crah", kwh.fans())
                .put("chw_pumps", kwh.chilledPumps())
                .put("cw_pumps", kwh.condenserPumps())
                .put("chillers", kwh.chillers())
                .put("towers", kwh.towers())
                .put("basin", kwh.basin());
    }
}
