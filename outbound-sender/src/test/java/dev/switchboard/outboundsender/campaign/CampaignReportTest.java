package dev.switchboard.outboundsender.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://example.com\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"})
    void aFormulaOfAnUploadedListStaysText(String cell) {
        assertThat(CampaignReport.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5511900000001", "+55 11 90000-0001", "nobody", ""})
    void whatIsNoFormulaStaysAsItIs(String cell) {
        assertThat(CampaignReport.harmless(cell)).isEqualTo(cell);
    }
}
