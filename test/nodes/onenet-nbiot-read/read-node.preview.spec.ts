import readNode from '../../../nodes/onenet-nbiot-read/onenet-nbiot-read';
import { describePreview } from '../../support/preview';

describePreview(
  'onenet-nbiot-read',
  readNode,
  {},
  {
    target: '/nbiot?imei=860000000000017&obj_id=3&obj_inst_id=0&res_id=4&timeout=25',
    body: '',
  },
);
