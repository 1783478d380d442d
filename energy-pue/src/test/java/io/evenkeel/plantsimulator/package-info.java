/**
 * A chilled-water plant to try Evenkeel's calibration, optimizer and meters on. It stands for a real plant, so it knows nothing of
 * the product (nothing here imports {@code io.evenkeel.cooling}) and computes with other equations than the product's model:
 *
 * <ul>
 *   <li>towers: Merkel's integral by Chebyshev's four points (Cooling Technology Institute, ATC-105; Merkel 1925), air by its volume;
 *       the product has effectiveness and NTU with a saturated specific heat;
 *   <li>chillers: the refrigeration cycle between evaporating and condensing temperature, with the heat exchangers' approaches and a
 *       compressor efficiency by lift and part load (Bourdouxhe, Grodent and Lebrun, ASHRAE HVAC1 Toolkit, 1994; Jin and Spitler,
 *       ASHRAE Trans. 108(1), 2002); the product has Gordon and Ng;
 *   <li>coils: cross flow, both streams unmixed (Kays and London); the product has counterflow;
 *   <li>pumps: curves with affinity laws; motors with fixed and load losses (US DOE Motor Challenge); the product has a pump rule;
 *   <li>saturation pressure: Buck (J. Appl. Meteorol. 20, 1981); the product has Hyland and Wexler.
 * </ul>
 *
 * <p>{@link io.evenkeel.plantsimulator.SteadyPlant} is the plant in balance; {@link io.evenkeel.plantsimulator.LivePlant} adds lag,
 * noise of its meters and faults; {@link io.evenkeel.plantsimulator.ModbusPlant} shows them on Modbus TCP. Sizes and
 * coefficients are made up. kW, kg/s, °C, kPa.
 */
@NullMarked
package io.evenkeel.plantsimulator;

import org.jspecify.annotations.NullMarked;
