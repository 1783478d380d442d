package io.evenkeel.cooling.internal;

import static io.evenkeel.cooling.internal.Counterflow.WATER;
import static io.evenkeel.cooling.internal.GordonNg.KELVIN;
import static io.evenkeel.cooling.internal.PumpRule.SLACK;
import static io.evenkeel.cooling.internal.SteadyPlant.Broken.unless;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;

/** One setting in one hour, computed step by step; ends with the first limit that breaks. */
final class PlantHour {
    private final Site site;
    private final Site.Limits limits;
    private final Chiller chiller;
    private final Weather weather;
    private final double load;
    private final Setting setting;
    private final boolean variable;

    private HallLoad hall = new HallLoad(0, 0, 0, 0, 0, 0, 0, 0);
    private double flow;
    private double chilledShaft;
    private double chilledPower;
    private double plantHeat;
    private double returnC;
    private double evaporatorFlow;
    private double condenserFlow;
    private double plateHeat;
    private double condenserIn;
    private double condenserOut;
    private double evaporatorOut;
    private double perCondenser;
    private double partLoad;
    private double chillerPower;
    private double condenserShaft;
    private double condenserPower;
    private double rejected;
    private double fanSpeed;
    private double towerPower;
    private double basinPower;

    PlantHour(Site site, Chiller chiller, Weather weather, double load, Setting setting) {
        this.site = site;
        this.limits = site.limits();
        this.chiller = chiller;
        this.weather = weather;
        this.load = load;
        this.setting = setting;
        this.variable = setting.drives() == Setting.Drives.VARIABLE;
    }

    PlantState state() {
        counts();
        hall();
        chilledWater();
        condenserIn = setting.towerWaterC();
        economizer();
        if (setting.chillers() > 0) {
            chillers();
        } else {
            condenserOut = condenserIn;
            evaporatorOut = setting.chilledWaterC();
        }
        condenserWater();
        towers();
        return result();
    }

    private void counts() {
        int chillers = setting.chillers();
        boolean each = chillers >= 0
                && chillers <= site.chillers().count()
                && setting.condenserPumps() >= Math.max(1, chillers)
                && setting.condenserPumps() <= site.condenserWaterPumps().count()
                && setting.chilledPumps() >= 1
                && setting.chilledPumps() <= site.chilledWaterPumps().count()
                && setting.cells() >= 1
                && setting.cells() <= site.towers().cells()
                && setting.condenserFlow() > 0
                && setting.condenserFlow() <= 1 + SLACK;
        unless(each, Limit.COUNTS);
    }

    private void hall() {
        double inlet = setting.supplyAirC() + site.hall().recirculationK();
        unless(inlet >= limits.leastInletC() - SLACK && inlet <= limits.mostInletC() + SLACK, Limit.RACK_INLET);
        hall = HallLoad.of(site, load, setting.supplyAirC(), variable);
    }

    private void chilledWater() {
        double needed = hall.waterFlow(site, setting.chilledWaterC());
        unless(needed >= 0, Limit.COIL);
        PumpRule pumps = new PumpRule(site.chilledWaterPumps(), limits.leastPumpFlow());
        int chillers = setting.chillers();
        flow = variable
                ? needed
                : setting.chilledPumps() * site.chilledWaterPumps().flow();
        unless(needed <= flow + SLACK, Limit.CHILLED_PUMPS);
        double nominal = site.chillers().evaporatorFlow();
        evaporatorFlow = Math.min(flow, chillers * limits.mostEvaporatorFlow() * nominal);
        unless(
                chillers == 0 || evaporatorFlow / chillers >= limits.leastEvaporatorFlow() * nominal - SLACK,
                Limit.EVAPORATOR_FLOW);
        if (variable) {
            double perChiller = chillers > 0 ? evaporatorFlow / (chillers * nominal) : 0;
            double head = pumps.head(flow, perChiller, setting.economizer());
            chilledShaft = pumps.shaft(flow, setting.chilledPumps(), head);
            unless(chilledShaft >= 0, Limit.CHILLED_PUMPS);
            chilledPower = pumps.electric(chilledShaft, flow, setting.chilledPumps(), head);
        } else {
            chilledShaft = pumps.fullShaft(flow);
            chilledPower = PumpRule.fullElectric(chilledShaft);
        }
        plantHeat = hall.coil() + chilledShaft;
        returnC = setting.chilledWaterC() + plantHeat / (flow * WATER);
    }

    private void economizer() {
        condenserFlow = setting.condenserPumps()
                * setting.condenserFlow()
                * site.condenserWaterPumps().flow();
        int chillers = setting.chillers();
        unless(chillers > 0 || setting.economizer(), Limit.PLATE);
        if (!setting.economizer()) {
            return;
        }
        unless(setting.towerWaterC() < returnC, Limit.PLATE);
        double most = PlateHeat.most(
                site.plate(),
                flow,
                PlateHeat.resistance(site.plate(), flow),
                condenserFlow,
                PlateHeat.resistance(site.plate(), condenserFlow),
                returnC - setting.towerWaterC());
        if (chillers == 0) {
            unless(most >= plantHeat - SLACK, Limit.PLATE);
            plateHeat = plantHeat;
        } else {
            double kept = limits.leastChillerLoad() * chillers * site.chillers().capacityKw();
            plateHeat = Math.min(most, plantHeat - kept);
            unless(plateHeat > 0, Limit.CHILLER_LEAST_LOAD);
        }
        condenserIn = setting.towerWaterC() + plateHeat / (condenserFlow * WATER);
    }

    private void chillers() {
        int running = setting.chillers();
        double rated = site.chillers().capacityKw();
        double carried = plantHeat - plateHeat;
        double each = carried / running;
        unless(each >= limits.leastChillerLoad() * rated - SLACK, Limit.CHILLER_LEAST_LOAD);
        evaporatorOut = returnC - plateHeat / (flow * WATER) - carried / (evaporatorFlow * WATER);
        unless(evaporatorOut >= limits.leastEvaporatorC() - SLACK, Limit.EVAPORATOR_TEMPERATURE);
        unless(condenserIn >= limits.leastCondenserInletC() - SLACK, Limit.CONDENSER_INLET);
        perCondenser = Math.min(condenserFlow / running, site.chillers().condenserFlow());
        unless(perCondenser >= limits.leastCondenserFlow() - SLACK, Limit.CONDENSER_FLOW);
        double available = rated * ChillerCapacity.share(chiller, evaporatorOut, condenserIn);
        partLoad = each / available;
        unless(available > 0 && partLoad <= 1 + SLACK, Limit.CHILLER_CAPACITY);
        double x = GordonNg.inverse(
                chiller, evaporatorOut + KELVIN, condenserIn + KELVIN, each / rated, perCondenser * WATER / rated);
        unless(x > 1, Limit.LIFT);
        condenserOut = condenserIn + x * each / (perCondenser * WATER);
        unless(condenserOut - evaporatorOut >= limits.leastLiftK() - SLACK, Limit.LIFT);
        chillerPower = carried * (x - 1);
    }

    private void condenserWater() {
        PumpRule pumps = new PumpRule(site.condenserWaterPumps(), limits.leastPumpFlow());
        if (variable) {
            double perChiller = setting.chillers() > 0
                    ? perCondenser / site.condenserWaterPumps().flow()
                    : 0;
            double head = pumps.head(condenserFlow, perChiller, setting.economizer());
            condenserShaft = pumps.shaft(condenserFlow, setting.condenserPumps(), head);
            unless(condenserShaft >= 0, Limit.CONDENSER_PUMPS);
            condenserPower = pumps.electric(condenserShaft, condenserFlow, setting.condenserPumps(), head);
        } else {
            condenserShaft = pumps.fullShaft(condenserFlow);
            condenserPower = PumpRule.fullElectric(condenserShaft);
        }
        rejected = plantHeat + chillerPower + condenserShaft;
    }

    private void towers() {
        unless(setting.towerWaterC() >= limits.leastTowerWaterC() - SLACK, Limit.FREEZE);
        unless(setting.towerWaterC() > weather.wetBulbC(), Limit.TOWER);
        int cells = setting.cells();
        double water = condenserFlow / cells;
        double design = site.towers().waterFlow();
        double least = weather.dryBulbC() < 0 ? limits.leastCellWaterFrost() : limits.leastCellWater();
        unless(water >= least * design - SLACK && water <= limits.mostCellWater() * design + SLACK, Limit.CELL_WATER);
        TowerCells towers = new TowerCells(site.towers(), weather.wetBulbC(), weather.pressurePa());
        double range = rejected / (condenserFlow * WATER);
        double in = towers.enthalpy(setting.towerWaterC() + range);
        double out = towers.enthalpy(setting.towerWaterC());
        fanSpeed = towers.speed(rejected / cells, water, in, out, range);
        unless(fanSpeed >= 0, Limit.TOWER);
        towerPower = variable ? towers.variablePower(fanSpeed, cells) : towers.cyclingPower(fanSpeed, cells);
        basinPower = towers.basinPower(cells, weather.dryBulbC());
    }

    private PlantState result() {
        double before = hall.power() + chilledPower + condenserPower + chillerPower + towerPower + basinPower;
        Powers powers = new Powers(
                hall.it(),
                hall.pdu(),
                hall.ups(),
                site.transformer().at(before),
                hall.auxiliary(),
                hall.fans(),
                chilledPower,
                condenserPower,
                chillerPower,
                towerPower,
                basinPower);
        double carried = plantHeat - plateHeat;
        boolean runs = setting.chillers() > 0;
        double lift = runs ? condenserOut - evaporatorOut : 0;
        return new PlantState(
                weather,
                load,
                setting,
                powers,
                new PlantState.Heat(hall.coil(), plantHeat, plateHeat, carried, rejected),
                fanSpeed,
                chilledShaft,
                returnC,
                flow,
                condenserFlow,
                condenserIn,
                condenserOut,
                evaporatorOut,
                partLoad,
                runs ? carried / chillerPower : 0,
                lift,
                runs
                        && !(chiller.leaving().holds(evaporatorOut)
                                && chiller.entering().holds(condenserIn)),
                runs && !chiller.lift().holds(lift));
    }
}
