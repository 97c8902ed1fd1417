import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What programs do with Java's two clients: prints as JSON what they read, step by step. */
public class HttpClients {
  private static final String BOUNDARY = "----JavaBoundary";

  public static void main(String[] args) throws Exception {
    String url = args[0];
    byte[] photo = Files.readAllBytes(Path.of(args[1]));
    String output = args[2];
    byte[] form = form(photo);

    // As it comes it offers HTTP/2 with each first request.
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1.0/removebg"))
        .timeout(Duration.ofSeconds(20))
        .header("X-Api-Key", "any")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(HttpRequest.BodyPublishers.ofByteArray(form))
        .build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    Files.write(Path.of(output + "-client.png"), answer.body());

    HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/v1.0/account"))
        .timeout(Duration.ofSeconds(20)).build();
    int account = HttpClient.newHttpClient()
        .send(question, HttpResponse.BodyHandlers.ofString()).statusCode();

    // As it comes it names image/jpeg in Accept, and no PNG.
    HttpURLConnection connection = (HttpURLConnection) URI.create(url + "/v1.0/removebg").toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("X-Api-Key", "any");
    connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    connection.getOutputStream().write(form);
    try (InputStream body = connection.getInputStream()) {
      Files.write(Path.of(output + "-connection.png"), body.readAllBytes());
    }
    System.out.printf("{\"client\": [%d, \"%s\"], \"account\": %d, \"connection\": [%d, \"%s\"]}%n",
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), account,
        connection.getResponseCode(), connection.getContentType());
  }

  private static byte[] form(byte[] photo) throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"size\"\r\n\r\nauto\r\n--" + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"photo.jpg\"\r\n"
        + "Content-Type: image/jpeg\r\n\r\n").getBytes());
    bytes.write(photo);
    bytes.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes());
    return bytes.toByteArray();
  }
}
