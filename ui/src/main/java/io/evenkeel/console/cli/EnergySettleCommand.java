package io.evenkeel.console.cli;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel energy settle}: what a year comes to under an efficiency contract, as JSON. */
@Command(
        name = "settle",
        description = "Settles a year under an efficiency contract: bonus, penalty or neither, as JSON.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "status is BONUS, PENALTY, NEUTRAL, NOT_APPLICABLE (too little IT load), INCOMPLETE (with the months that lack a",
            "reading or a tariff) or INVALID; each ends with 0. Formats are in docs/energy.md."
        })
final class EnergySettleCommand implements Callable<Integer> {

    @Option(names = "--contract", paramLabel = "FILE", required = true, description = "The contract, JSON.")
    private String contract = "";

    @Option(names = "--meters", paramLabel = "FILE", required = true, description = "The year's readings, JSON.")
    private String meters = "";

    @Override
    public Integer call() {
        try {
            Contract agreed = SettlementFiles.contract(contract, PlantInput.text(contract));
            String json = PlantInput.text(meters);
            MeteredYear year = SettlementFiles.meters(meters, json);
            Contract own = SettlementFiles.designItKw(meters, json)
                    .map(agreed::withDesignItKw)
                    .orElse(agreed);
            System.out.println(SettlementFiles.json(Settlement.of(own, year)));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }
}
