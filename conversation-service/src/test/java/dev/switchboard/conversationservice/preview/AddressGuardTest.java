package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(FixedPreview.allowing("127.0.0.1:8999", "::1:8999"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "2606:4700::5efe:a00:1",
                "2606:4700::200:5efe:7f00:1",
                "4000::1",
                "8000::1"
            })
    void forbidsWhatIsNotPublic(String address) {
        assertThat(guard.allows(InetAddress.ofLiteral(address), 443)).isFalse();
        assertThat(guard.allows(InetAddress.ofLiteral(address), 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
                "2a00:1450:4001:830::200e",
                "2001:4860:4860::8888"
            })
    void allowsWhatIsPublicAtThePortsOfTheWebAlone(String address) {
        var open = InetAddress.ofLiteral(address);
        assertThat(guard.allows(open, 443)).isTrue();
        assertThat(guard.allows(open, 80)).isTrue();
        assertThat(guard.allows(open, 22)).isFalse();
        assertThat(guard.allows(open, 8080)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,8999,true", "127.0.0.1,80,false", "127.0.0.2,8999,false", "::1,8999,true"})
    void allowsListedEndpointsAndNothingBeside(String address, int port, boolean allowed) {
        assertThat(guard.allows(InetAddress.ofLiteral(address), port)).isEqualTo(allowed);
    }

    @Test
    void wantsEndpointsAndNoNames() {
        assertThatThrownBy(() -> new AddressGuard(FixedPreview.allowing("localhost:80")))
                .hasMessageContaining("switchboard.preview.allowed-endpoints");
    }
}
