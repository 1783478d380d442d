package io.evenkeel.plantsimulator;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The plant's meters on Modbus TCP at this machine, unit 1, holding registers: each figure of {@link #FIGURES} as a float of two
 * registers, high word first, the first at address 0. A {@code *_kwh} counts up. Figures change when they are {@link #show shown}.
 */
public final class ModbusPlant implements AutoCloseable {
    /** In the order of the registers; kW, kWh, °C, kg/s, Pa, machines. */
    public static final List<String> FIGURES = List.of(
            "total_kw",
            "it_kw",
            "pdu_kw",
            "ups_kw",
            "transformer_kw",
            "aux_kw",
            "crah_kw",
            "chw_pumps_kw",
            "cw_pumps_kw",
            "chillers_kw",
            "towers_kw",
            "basin_kw",
            "total_kwh",
            "it_kwh",
            "supply_air_c",
            "chilled_water_c",
            "tower_water_c",
            "wet_bulb_c",
            "dry_bulb_c",
            "chilled_flow_kg_s",
            "condenser_flow_kg_s",
            "pressure_pa",
            "economizer",
            "chillers_running",
            "condenser_pumps_running",
            "cells_running",
            "chilled_pumps_running",
            "coil_heat_kw",
            "plant_heat_kw",
            "plate_heat_kw",
            "chillers_heat_kw",
            "rejected_heat_kw",
            "fan_speed",
            "condenser_in_c",
            "evaporator_out_c");

    private final ProcessImage registers = new ProcessImage();
    private final ModbusTcpServer server;
    private double facilityKwh;
    private double itKwh;

    /** @param port to listen on, at 127.0.0.1 only */
    public ModbusPlant(int port) throws ExecutionException, InterruptedException {
        server = ModbusTcpServer.create(
                NettyTcpServerTransport.create(at -> {
                    at.bindAddress = "127.0.0.1";
                    at.port = port;
                }),
                new ReadOnlyModbusServices() {
                    @Override
                    protected Optional<ProcessImage> getProcessImage(int unit) {
                        return unit == 1 ? Optional.of(registers) : Optional.empty();
                    }
                });
        server.start();
    }

    /** Puts what was metered over so many hours into the registers, all at once. */
    public void show(PlantMetered told, double hours) {
        facilityKwh += told.total() * hours;
        itKwh += told.it() * hours;
        double[] values = {
            told.total(),
            told.it(),
            told.pdu(),
            told.ups(),
            told.transformer(),
            told.auxiliary(),
            told.fans(),
            told.chilledPumps(),
            told.condenserPumps(),
            told.chillers(),
            told.towers(),
            told.basin(),
            facilityKwh,
            itKwh,
            told.command().supplyAir(),
            told.command().chilledWater(),
            told.command().towerWater(),
            told.outdoors().wetBulb(),
            told.outdoors().dryBulb(),
            told.chilledFlow(),
            told.condenserFlow(),
            told.outdoors().pressure(),
            told.command().economizer() ? 1 : 0,
            told.command().chillers(),
            told.command().condenserPumps(),
            told.command().cells(),
            told.command().chilledPumps(),
            told.coil(),
            told.plant(),
            told.plate(),
            told.chillerHeat(),
            told.rejected(),
            told.fanSpeed(),
            told.condenserIn(),
            told.evaporatorOut()
        };
        registers.with(change -> change.writeHoldingRegisters(all -> {
            for (int i = 0; i < values.length; i++) {
                byte[] bytes = ByteBuffer.allocate(Float.BYTES)
                        .putFloat((float) values[i])
                        .array();
                all.put(2 * i, new byte[] {bytes[0], bytes[1]});
                all.put(2 * i + 1, new byte[] {bytes[2], bytes[3]});
            }
        }));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
