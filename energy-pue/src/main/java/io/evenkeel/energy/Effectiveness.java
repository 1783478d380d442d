package io.evenkeel.energy;

import io.evenkeel.energy.NodeBalance.Amount;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How well a site uses energy, water and carbon in a span. Every figure is empty where something that it needs is not known.
 *
 * @param total kWh that entered the grid's node
 * @param it kWh that entered IT
 * @param pue total over IT (ISO/IEC 30134-2)
 * @param category 1 to 3, the weakest of the boundaries at which IT is measured
 * @param interim whether the span is shorter than a year: then it is an interim PUE
 * @param wue litres per IT kWh (ISO/IEC 30134-9)
 * @param carbonKg CO₂ of the total
 * @param cue kg CO₂ per IT kWh (ISO/IEC 30134-8)
 */
public record Effectiveness(
        Optional<Amount> total,
        Optional<Amount> it,
        Optional<Amount> pue,
        OptionalInt category,
        boolean interim,
        Optional<Amount> wue,
        Optional<Double> carbonKg,
        Optional<Double> cue) {}
