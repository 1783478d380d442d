package io.evenkeel.cooling;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The set-points that a search may choose from. How many machines run is not in it: all numbers that the site has are tried.
 *
 * @param supplyAir °C, ascending
 * @param chilledWater °C, ascending
 * @param towerWater °C, ascending
 * @param condenserFlow shares of the rated flow, ascending
 */
public record Grid(
        List<Double> supplyAir, List<Double> chilledWater, List<Double> towerWater, List<Double> condenserFlow) {

    public Grid {
        supplyAir = List.copyOf(supplyAir);
        chilledWater = List.copyOf(chilledWater);
        towerWater = List.copyOf(towerWater);
        condenserFlow = List.copyOf(condenserFlow);
    }

    /** Steps of 0.5 K and 5 % within the range of the reference plant, as an operator would set them. */
    public static Grid reference() {
        return new Grid(
                steps(17, 26),
                steps(7, 22),
                steps(5, 36),
                IntStream.rangeClosed(10, 20).mapToObj(step -> step / 20.0).toList());
    }

    /** The same with the supply air held at a temperature. */
    public Grid withSupplyAir(double celsius) {
        return new Grid(List.of(celsius), chilledWater, towerWater, condenserFlow);
    }

    /** The same with the chilled water held at a temperature. */
    public Grid withChilledWater(double celsius) {
        return new Grid(supplyAir, List.of(celsius), towerWater, condenserFlow);
    }

    /** The same with the tower water held at a temperature. */
    public Grid withTowerWater(double celsius) {
        return new Grid(supplyAir, chilledWater, List.of(celsius), condenserFlow);
    }

    private static List<Double> steps(int least, int most) {
        return IntStream.rangeClosed(2 * least, 2 * most)
                .mapToObj(step -> step / 2.0)
                .toList();
    }
}
