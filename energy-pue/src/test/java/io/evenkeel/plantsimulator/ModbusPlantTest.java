package io.evenkeel.plantsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What the plant draws is read from it over Modbus TCP. */
class ModbusPlantTest {

    @Test
    void metersAreReadOverModbus() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PlantMetered hour = new SteadyPlant(Faults.NONE)
                .held(new Outdoors(20, 14, 101_325), 11_000, new Command(24, 16, 19, false, 4, 4, 0.9, 12, 4))
                .orElseThrow();
        try (var plant = new ModbusPlant(port)) {
            plant.show(hour, 1);
            plant.show(hour, 1);
            ModbusTcpClient client = ModbusTcpClient.create(NettyTcpClientTransport.create(to -> {
                to.hostname = "127.0.0.1";
                to.port = port;
            }));
            client.connect();
            try {
                assertThat(read(client, "total_kw")).isCloseTo(hour.total(), within(0.01));
                assertThat(read(client, "chillers_kw")).isCloseTo(hour.chillers(), within(0.01));
                assertThat(read(client, "it_kwh")).isCloseTo(2 * hour.it(), within(0.01));
            } finally {
                client.disconnect();
            }
        }
    }

    private static double read(ModbusTcpClient client, String figure) throws Exception {
        int address = 2 * ModbusPlant.FIGURES.indexOf(figure);
        return ByteBuffer.wrap(client.readHoldingRegisters(1, new ReadHoldingRegistersRequest(address, 2))
                        .registers())
                .getFloat();
    }
}
