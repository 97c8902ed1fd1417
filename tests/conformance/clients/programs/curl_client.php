<?php
// What programs do with PHP's curl: prints as JSON what they read, step by step.

[, $url, $photo, $output] = $argv;

function ask(string $url, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    $body = curl_exec($curl);
    if ($body === false) {
        throw new RuntimeException(curl_error($curl));
    }
    $answer = [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), curl_getinfo($curl, CURLINFO_CONTENT_TYPE), $body];
    curl_close($curl);
    return $answer;
}

$removebg = "$url/v1.0/removebg";
$key = 'X-Api-Key: any';
$steps = [];

// WooCommerce's way: a JPEG that is named .png, and a shadow.
$file = ask($removebg, [
    CURLOPT_HTTPHEADER => [$key],
    CURLOPT_POSTFIELDS => [
        'image_file' => new CURLFile($photo, 'image/png', 'photo.png'),
        'size' => 'auto',
        'shadow_type' => 'drop',
    ],
]);
file_put_contents("$output-file.png", $file[2]);
$steps['file'] = array_slice($file, 0, 2);

// mtownsend/remove-bg's way: base64 as a form's text, answered in JSON.
$base64 = ask($removebg, [
    CURLOPT_HTTPHEADER => [$key, 'Accept: application/json'],
    CURLOPT_POSTFIELDS => http_build_query([
        'image_file_b64' => base64_encode(file_get_contents($photo)),
        'size' => 'auto',
    ]),
]);
file_put_contents("$output-base64.png", base64_decode(json_decode($base64[2])->data->result_b64));
$steps['base64'] = array_slice($base64, 0, 2);

$error = ask($removebg, [CURLOPT_HTTPHEADER => [$key], CURLOPT_POSTFIELDS => ['size' => 'auto']]);
// Every value has to be a text.
$steps['error'] = implode(' - ', (array) json_decode($error[2])->errors[0]);

$account = ask(str_replace('/removebg', '/account', $removebg), [CURLOPT_HTTPHEADER => [$key]]);
$steps['account'] = json_decode($account[2])->data->attributes->api;

$rembg = ask("$url/api/remove?model=u2net", [CURLOPT_POSTFIELDS => ['file' => new CURLFile($photo)]]);
file_put_contents("$output-rembg.png", $rembg[2]);
$steps['rembg'] = array_slice($rembg, 0, 2);

echo json_encode($steps);
