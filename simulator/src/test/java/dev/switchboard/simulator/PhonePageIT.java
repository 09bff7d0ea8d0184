package dev.switchboard.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.switchboard.simulator.Door.sendText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The customer's phone in a real browser. Its pictures are in {@code target/phone-page}. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonePageIT {

    private static final String MATEO = "34600000002";
    private static final Path PICTURES = Path.of("target/phone-page");
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void openTheBrowser() {
        var found = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            System.err.println(
                    "SKIPPED: the phone page is not tested, there is no browser. Debian: apt-get install chromium");
        }
        Assumptions.assumeTrue(found.isPresent(), "no browser");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.orElseThrow())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    void closeTheBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void letsACustomerWriteAndSeeTheAnswer() {
        // Given
        var page = open(1280, 800);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mateo Ruiz"))
                .click();

        // When
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
                .fill("\u00bfD\u00f3nde est\u00e1 mi pedido?");
        page.keyboard().press("Enter");

        // Then
        var mine = page.locator(".bubble.mine");
        assertThat(mine).containsText("\u00bfD\u00f3nde est\u00e1 mi pedido?");
        assertThat(mine.locator(".ticks")).not().hasClass(Pattern.compile("read"));

        // When
        String wamid = Door.look("customers/" + MATEO + "/chat").extract().path("lines[0].wamid");
        Door.graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "status",
                        "read",
                        "message_id",
                        wamid,
                        "typing_indicator",
                        Map.of("type", "text")))
                .statusCode(200);

        // Then
        assertThat(mine.locator(".ticks")).hasClass(Pattern.compile("read"));
        assertThat(page.locator("#presence")).hasText("typing\u2026");

        // When
        sendText(MATEO, "Llega ma\u00f1ana <b>temprano</b>.");

        // Then
        assertThat(page.locator(".bubble.theirs .body")).hasText("Llega ma\u00f1ana <b>temprano</b>.");
        assertThat(page.locator("#presence")).hasText("business account");
        picture(page, "answered");
    }

    @Test
    void answersWithATap() {
        // Given
        Door.customerWrites(MATEO, Map.of("text", "Hola"));
        Door.graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "to",
                        MATEO,
                        "type",
                        "interactive",
                        "interactive",
                        Map.of(
                                "type", "button",
                                "body", Map.of("text", "\u00bfLo enviamos hoy?"),
                                "action",
                                        Map.of(
                                                "buttons",
                                                List.of(
                                                        Map.of(
                                                                "type",
                                                                "reply",
                                                                "reply",
                                                                Map.of("id", "yes", "title", "S\u00ed, hoy")),
                                                        Map.of(
                                                                "type",
                                                                "reply",
                                                                "reply",
                                                                Map.of("id", "no", "title", "Otro d\u00eda")))))))
                .statusCode(200);
        var page = open(1280, 800);

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("S\u00ed, hoy"))
                .click();

        // Then
        assertThat(page.locator(".bubble.mine").last()).containsText("S\u00ed, hoy");
        picture(page, "tapped");
    }

    @Test
    void sendsEverySampleAndShowsIt() {
        // Given
        sendText(MATEO, "Hola, Mateo");
        Door.customerWrites(MATEO, Map.of("text", "Hola"));
        sendText(MATEO, "\u00bfQu\u00e9 tal?");
        var page = open(1280, 800);
        assertThat(page.locator(".bubble")).hasCount(3);
        page.getByLabel("Send something else").click();
        var samples = page.locator("#attachments button");
        var labels = samples.allTextContents();
        picture(page, "samples");

        // When
        for (var label : labels) {
            if (!samples.first().isVisible()) {
                page.getByLabel("Send something else").click();
            }
            samples.filter(new Locator.FilterOptions().setHasText(label))
                    .first()
                    .click();
        }

        // Then
        assertThat(page.locator(".reactions")).hasText("\ud83d\udc4d");
        assertThat(page.locator(".bubble")).hasCount(3 + labels.size() - 1);
        assertThat(page.locator("#toast")).isHidden();
        picture(page, "everything");
    }

    @Test
    void fitsOnAPhone() {
        Door.customerWrites(MATEO, Map.of("text", "Hola"));
        sendText(MATEO, "Buenos d\u00edas");

        var page = open(390, 844);

        assertThat(page.locator(".bubble.theirs")).isVisible();
        picture(page, "small");
        assertEquals(390, page.evaluate("document.documentElement.scrollWidth"), "nothing sticks out to the side");
    }

    private Page open(int width, int height) {
        var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
        page.navigate("http://127.0.0.1:" + RestAssured.port + "/");
        assertThat(page.locator(".person").first()).isVisible();
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
